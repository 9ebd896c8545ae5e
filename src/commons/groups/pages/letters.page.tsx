import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { QrPicture } from '#web/parts/qr-picture.tsx'
import { useSay } from '#web/say/context.tsx'

export interface LetterShown {
  readonly key: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Finished sentences in the family's language, the greeting first. */
  readonly sentences: readonly string[]
  /** Where the code leads; written below it too, for who has no camera. */
  readonly address: string
  readonly codeName: string
}

export interface LettersPageProps {
  readonly prefix: string
  readonly base: string
  readonly groupName: string
  readonly letters: readonly LetterShown[]
}

/** Letters to print: each begins a page of paper and is in its family's language. Shown once, for each holds a secret. */
export function LettersPage({ prefix, base, groupName, letters }: LettersPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <div className="group-letter-how stack">
        <Breadcrumb
          trail={[
            { href: `${prefix}/me/groups`, label: say('groups.mine-title') },
            { href: base, label: groupName },
          ]}
        />
        <h1>{say('groups.letters-title', { count: letters.length })}</h1>
        <Notice title={say('groups.letters-print')}>
          <p>{say('groups.letters-once')}</p>
        </Notice>
      </div>
      {letters.map(({ key, language, direction, sentences, address, codeName }) => (
        <section key={key} className="group-letter stack" lang={language} dir={direction}>
          <h2 dir="auto">{sentences[0]}</h2>
          {sentences.slice(1).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <QrPicture text={address} name={codeName} />
          <p className="desk-link" dir="ltr">
            {address}
          </p>
        </section>
      ))}
    </article>
  )
}
