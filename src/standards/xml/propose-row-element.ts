import { Parser } from 'htmlparser2'

/**
 * The element that repeats and holds other elements, nearest to the root: what a person would call the row.
 * @param sample the beginning of the document; it may end anywhere
 */
export function proposeRowElement(sample: string): string | null {
  const stack: { name: string; path: string; children: number }[] = []
  const seen = new Map<string, { name: string; depth: number; times: number; children: number }>()
  const parser = new Parser(
    {
      onopentag(name) {
        const parent = stack.at(-1)
        if (parent !== undefined) parent.children += 1
        stack.push({ name, path: `${parent?.path ?? ''}/${name}`, children: 0 })
      },
      onclosetag() {
        const element = stack.pop()
        if (element === undefined) return
        const known = seen.get(element.path)
        if (known === undefined) {
          seen.set(element.path, { name: element.name, depth: stack.length, times: 1, children: element.children })
        } else {
          known.times += 1
          known.children += element.children
        }
      },
    },
    { xmlMode: true },
  )
  parser.write(sample)
  const candidates = [...seen.values()].filter((each) => each.times > 1 && each.children > 0)
  candidates.sort((a, b) => a.depth - b.depth || b.children - a.children)
  if (candidates[0] !== undefined) return candidates[0].name
  const once = [...seen.values()].filter((each) => each.children > 0).sort((a, b) => b.children - a.children)
  return once[0]?.name ?? null
}
