import type { Language } from '#kernel/local-text.ts'
import type { Theme } from '../words.ts'

/** What people type when they mean a theme, for finding only; the names that pages show are in `text/`. */
export const namesOfTheme: Readonly<Record<Theme, Readonly<Record<Language, string>>>> = {
  arts: { en: 'arts', es: 'arte', de: 'Kunst', ar: 'فنون' },
  music: { en: 'music', es: 'música', de: 'Musik', ar: 'موسيقى' },
  dance: { en: 'dance', es: 'baile danza', de: 'Tanz tanzen', ar: 'رقص' },
  theatre: { en: 'theatre theater', es: 'teatro', de: 'Theater', ar: 'مسرح' },
  film: { en: 'film', es: 'cine', de: 'Film Kino', ar: 'سينما' },
  reading: { en: 'reading books', es: 'lectura libros', de: 'Lesen Bücher', ar: 'قراءة كتب' },
  languages: { en: 'languages', es: 'idiomas', de: 'Sprachen', ar: 'لغات' },
  history: { en: 'history', es: 'historia', de: 'Geschichte', ar: 'تاريخ' },
  science: { en: 'science', es: 'ciencia', de: 'Wissenschaft', ar: 'علوم' },
  technology: { en: 'technology', es: 'tecnología', de: 'Technik', ar: 'تكنولوجيا' },
  making: { en: 'making crafts', es: 'manualidades', de: 'Basteln', ar: 'حرف' },
  nature: { en: 'nature', es: 'naturaleza', de: 'Natur', ar: 'طبيعة' },
  sport: { en: 'sport', es: 'deporte', de: 'Sport', ar: 'رياضة' },
  health: { en: 'health', es: 'salud', de: 'Gesundheit', ar: 'صحة' },
  food: { en: 'food cooking', es: 'cocina', de: 'Kochen', ar: 'طبخ' },
  games: { en: 'games', es: 'juegos', de: 'Spiele', ar: 'ألعاب' },
  academics: { en: 'academics tutoring', es: 'refuerzo escolar', de: 'Nachhilfe', ar: 'دراسة' },
  work: { en: 'career', es: 'empleo', de: 'Beruf', ar: 'عمل' },
  money: { en: 'money finance', es: 'dinero finanzas', de: 'Geld Finanzen', ar: 'مال' },
  community: { en: 'community', es: 'comunidad', de: 'Gemeinschaft', ar: 'مجتمع' },
  family: { en: 'family', es: 'familia', de: 'Familie', ar: 'عائلة' },
  faith: { en: 'faith', es: 'fe religión', de: 'Glaube Religion', ar: 'دين' },
  safety: { en: 'safety', es: 'seguridad', de: 'Sicherheit', ar: 'سلامة' },
}
