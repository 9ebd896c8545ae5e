export interface Wish {
  readonly wants: 'stop' | 'start'
  /** Of the word; English where the word is every language's. */
  readonly language: 'en' | 'es' | 'de' | 'ar'
}

/** What people write to be left alone, and to hear again: what gateways and their countries ask to be understood. */
const words: Readonly<Record<Wish['wants'], Readonly<Record<Wish['language'], string>>>> = {
  stop: {
    en: 'stop stopall unsubscribe cancel end quit optout revoke',
    es: 'alto parar pare para baja cancelar detener fin',
    de: 'stopp stoppen abmelden beenden ende aufhören schluss',
    ar: 'توقف أوقف أوقفوا إيقاف قف إلغاء كفى',
  },
  start: {
    en: 'start unstop resume optin',
    es: 'empezar empieza comenzar iniciar reanudar alta',
    de: 'starten anmelden weiter fortsetzen',
    ar: 'ابدأ ابدؤوا بدء استمر استئناف تشغيل',
  },
}

const courtesies = /^(?:please|bitte|por favor|من فضلك) | (?:please|bitte|por favor|من فضلك)$/u

/** Without marks, accents, hamzas and vowel signs: as a thumb in a hurry writes it. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\p{Cf}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()

const known: ReadonlyMap<string, Wish> = new Map(
  (['stop', 'start'] as const).flatMap((wants) =>
    (['en', 'es', 'de', 'ar'] as const).flatMap((language) =>
      words[wants][language].split(' ').map((word) => [bare(word), { wants, language }] as const),
    ),
  ),
)

/** What somebody wants who answers a text message with nothing but one word; null: it was something else. */
export const readWish = (text: string): Wish | null =>
  known.get(
    bare(text.slice(0, 200))
      .replace(courtesies, '')
      .replace(/^opt (?=in$|out$)/, 'opt'),
  ) ?? null
