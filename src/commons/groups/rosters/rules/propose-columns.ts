import { foldName } from '#laws/text/fold-name.ts'
import { rosterFields, type ColumnMap, type RosterField } from '../words.ts'
import { orderOfDates } from './read-birth.ts'

/** How headers call each field in the files schools export, folded; a longer name wins before a shorter one. */
const headers: Readonly<Record<RosterField, readonly string[]>> = {
  'outside-id': [
    'student id',
    'pupil id',
    'student number',
    'sourcedid',
    'local id',
    'id',
    'upn',
    'schulernummer',
    'schuler nr',
    'schulerid',
    'numero de alumno',
    'id alumno',
    'nie',
    'رقم الطالب',
    'رقم التلميذ',
  ],
  name: [
    'name',
    'full name',
    'student name',
    'pupil',
    'student',
    'schuler',
    'nombre completo',
    'alumno',
    'nombre y apellidos',
    'الاسم',
    'اسم الطالب',
    'الاسم الكامل',
  ],
  'given-name': ['first name', 'given name', 'forename', 'vorname', 'rufname', 'nombre', 'الاسم الاول'],
  'family-name': [
    'last name',
    'family name',
    'surname',
    'nachname',
    'familienname',
    'apellidos',
    'apellido',
    'اسم العائله',
    'اللقب',
  ],
  birth: [
    'birth',
    'birth date',
    'birthdate',
    'date of birth',
    'dob',
    'birth year and month',
    'geburtsdatum',
    'geboren',
    'fecha de nacimiento',
    'nacimiento',
    'تاريخ الميلاد',
  ],
  'birth-year': ['birth year', 'year of birth', 'geburtsjahr', 'ano de nacimiento', 'سنه الميلاد'],
  'birth-month': ['birth month', 'month of birth', 'geburtsmonat', 'mes de nacimiento', 'شهر الميلاد'],
  language: [
    'language',
    'home language',
    'family language',
    'sprache',
    'familiensprache',
    'herkunftssprache',
    'idioma',
    'lengua',
    'لغه الاسره',
    'اللغه',
  ],
  school: ['school', 'school name', 'schule', 'schulname', 'escuela', 'centro', 'colegio', 'المدرسه'],
  level: [
    'grade',
    'grade level',
    'year group',
    'level',
    'jahrgang',
    'klassenstufe',
    'stufe',
    'curso',
    'nivel',
    'الصف الدراسي',
    'المستوي',
  ],
  group: [
    'class',
    'class name',
    'group',
    'section',
    'homeroom',
    'klasse',
    'lerngruppe',
    'clase',
    'grupo',
    'الصف',
    'الفصل',
    'المجموعه',
  ],
  teacher: [
    'teacher',
    'teacher name',
    'class teacher',
    'homeroom teacher',
    'lehrkraft',
    'klassenlehrer',
    'klassenleitung',
    'docente',
    'tutor',
    'profesor',
    'المعلم',
    'معلم الصف',
  ],
}
const fieldOfHeader = new Map(
  rosterFields.flatMap((field) => headers[field].map((header) => [foldName(header), field] as const)),
)

/**
 * Which column holds what, by its header; where none tells it, the column is left out and a person chooses.
 * @param sample values of each column, for the order of dates
 */
export function proposeColumns(columns: readonly string[], sample: ReadonlyMap<string, readonly string[]>): ColumnMap {
  const chosen: Partial<Record<RosterField, string>> = {}
  for (const column of columns) {
    const field = fieldOfHeader.get(foldName(column.replaceAll('_', ' ')))
    if (field !== undefined) chosen[field] ??= column
  }
  // Two columns for one thing: the finer one says more.
  if (chosen['given-name'] && chosen['family-name']) delete chosen['name']
  if (chosen['birth-year'] && chosen['birth-month']) delete chosen['birth']
  const order = chosen.birth === undefined ? 'year-first' : orderOfDates(sample.get(chosen.birth) ?? [])
  return { columns: chosen, birthOrder: order ?? 'day-first' }
}
