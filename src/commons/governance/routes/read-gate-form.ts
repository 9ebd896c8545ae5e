import { gateForm, type Gate } from '../words.ts'

/** A gate as its form was filled in; null: it is none. One question a line; a star before it: it must be answered. */
export function readGateForm(body: Readonly<Record<string, string>>, act: string, language: string): Gate | null {
  const field = (name: string): string => (body[`${act.replace('.', '-')}-${name}`] ?? body[name] ?? '').trim()
  const stage = (place: 0 | 1) => {
    const [kind, id] = field(`by-${place}`).split(' ')
    const lines = field(`checklist-${place}`)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    return {
      by: kind === 'body' ? { kind, bodyId: id } : { kind, role: id },
      yes: Number(field(`yes-${place}`)),
      no: Number(field(`no-${place}`)),
      checklist: lines.map((line, index) => ({
        key: `question-${index + 1}`,
        ask: { sourceLanguage: language, texts: { [language]: line.replace(/^\*\s*/, '') } },
        required: line.startsWith('*'),
      })),
    }
  }
  const days = field('days')
  const deadline = days === '' ? null : { days: Number(days), whenPassed: field('whenPassed') }
  const kind = field('kind')
  const written =
    kind === 'two-stage'
      ? { kind, recommend: stage(0), approve: stage(1), deadline }
      : kind === 'review'
        ? { kind, review: stage(0), deadline }
        : { kind }
  return gateForm.safeParse(written).data ?? null
}
