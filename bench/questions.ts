import { pick, seeded } from './chance.ts'

/** Words people of a city type, some with an error, some in another language. */
const sought = [
  'robotics',
  'swim',
  'swimming',
  'basketball',
  'piano',
  'dance',
  'ballet',
  'coding',
  'chess',
  'soccer',
  'yoga',
  'pilates',
  'art',
  'painting',
  'ceramics',
  'story time',
  'storytime',
  'homework help',
  'reading',
  'tennis',
  'gymnastics',
  'boxing',
  'theater',
  'music',
  'guitar',
  'drumming',
  'gardening',
  'nature',
  'camp',
  'day camp',
  'job',
  'internship',
  'resume',
  'science',
  'stem',
  '3d printing',
  'lego',
  'minecraft',
  'film',
  'photography',
  'cooking',
  'nutrition',
  'knitting',
  'sewing',
  'martial arts',
  'karate',
  'football',
  'baseball',
  'volleyball',
  'fitness',
  'robtics',
  'basketbal',
  'swiming',
  'gimnasia',
  'lectura',
  'musica',
  'schwimmen',
  'teen',
  'toddler',
  'preschool',
  'family',
  'spanish',
  'museum',
] as const

const themes = [
  'arts',
  'music',
  'dance',
  'sport',
  'science',
  'technology',
  'reading',
  'nature',
  'work',
  'academics',
  'community',
  'health',
] as const
const kinds = ['event', 'programme', 'job', 'resource'] as const

/** 200 questions as query strings: most have a word, an age or a day, as what people ask of listings has. */
export function realQuestions(seed = 1): string[] {
  const chance = seeded(seed)
  const questions = new Set<string>()
  while (questions.size < 200) {
    const query = new URLSearchParams()
    if (chance() < 0.6) query.set('q', pick(sought, chance))
    if (chance() < 0.45) query.set('age', String(3 + Math.floor(chance() * 16)))
    if (chance() < 0.25) query.set('weekday', String(1 + Math.floor(chance() * 7)))
    if (chance() < 0.35) query.set('free', 'true')
    if (chance() < 0.2) query.set('theme', pick(themes, chance))
    if (chance() < 0.1) query.set('kind', pick(kinds, chance))
    if (chance() < 0.3) near(query, chance)
    query.set('limit', '30')
    questions.add(query.toString())
  }
  return [...questions]
}

/** The same 200, each made unique by coordinates: no kept answer may serve it. */
export function* neverAskedBefore(questions: readonly string[], seed: number): Generator<string> {
  const chance = seeded(seed)
  const asked = new Set<string>()
  for (let index = 0; ; index += 1) {
    const query = new URLSearchParams(questions[index % questions.length])
    near(query, chance)
    const question = query.toString()
    if (asked.has(question)) continue
    asked.add(question)
    yield question
  }
}

function near(query: URLSearchParams, chance: () => number): void {
  query.set('near', `${(41.65 + chance() * 0.37).toFixed(3)},${(-87.85 + chance() * 0.3).toFixed(3)}`)
  query.set('withinKm', String(pick([2, 5, 10], chance)))
}
