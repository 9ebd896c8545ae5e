import { useSay } from '#web/say/context.tsx'

/** Plain pages about the site itself: a title and its paragraphs, all of them sentences of `main`. */
export function InformationPage({ name, paragraphs }: { name: string; paragraphs: number }) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say(`main.${name}-title`)}</h1>
      {Array.from({ length: paragraphs }, (_, index) => (
        <p key={index}>{say(`main.${name}-${index + 1}`)}</p>
      ))}
    </article>
  )
}
