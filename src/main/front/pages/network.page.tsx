import { EcosystemList } from './home.page.tsx'
import type { EcosystemCard, Told } from '../words.ts'

export interface NetworkPageProps {
  readonly name: Told
  readonly about: Told
  readonly ecosystems: readonly EcosystemCard[]
}

/** Places that work together. */
export const NetworkPage = ({ name, about, ecosystems }: NetworkPageProps) => (
  <article className="page stack">
    <h1 lang={name.language} dir="auto">
      {name.text}
    </h1>
    {about.text === '' ? null : (
      <p className="lead" lang={about.language} dir="auto">
        {about.text}
      </p>
    )}
    <EcosystemList ecosystems={ecosystems} />
  </article>
)
