import type { Language } from '#kernel/local-text.ts'
import { stem } from '#laws/text/stem.ts'
import { stems, words } from '#laws/text/words.ts'

const listed: Readonly<Record<Language, string>> = {
  en: `workshop course class club lesson group programme program event camp activity beginner beginners kid kids child
    children learn learning weekday weekdays weekend evening evenings morning mornings afternoon afternoons free near`,
  es: `taller curso clase club leccion grupo programa evento campamento actividad principiante principiantes nino nina
    ninos ninas aprender fin semana tarde tardes manana mananas noche gratis cerca`,
  de: `workshop kurs klasse club gruppe programm veranstaltung angebot anfanger anfangerin kind kinder lernen werktags
    wochenende abend abends morgen vormittag nachmittag kostenlos nahe`,
  ar: `ورشه دوره صف نادي درس مجموعه برنامج مخيم نشاط مبتدئين طفل اطفال تعلم مساء صباح مجانا قريب`,
}

/** Names of the days, as whoever wishes writes them. */
const daysIn = (language: Language): string =>
  Array.from({ length: 7 }, (_, day) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day)),
  ).join(' ')

/** Words that say how, when or for whom, and not what: alone they make no offer fit. */
const sayHow: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  Object.entries(listed).map(([language, text]) => [
    language,
    new Set(words(`${text} ${daysIn(language)}`).map((word) => stem(word, language))),
  ]),
)

/** The words of a wish by which an offer is known, stemmed as the catalogue's search stems them, each once. */
export function wordsOfWish(interest: string, language: Language): string[] {
  const all = [...new Set(stems(interest, language))]
  const telling = all.filter((word) => sayHow.get(language)?.has(word) !== true)
  return telling.length > 0 ? telling : all
}
