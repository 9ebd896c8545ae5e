import { familyFields } from '#commons/families'
import { governanceFields } from '#commons/governance'
import { groupFields } from '#commons/groups'
import { messageFields } from '#commons/messages'
import { organisationFields } from '#commons/organisations'
import { peopleFields, type FieldEntry } from '#commons/people'
import { standingFields } from '#learning/catalogue'
import { homeFields } from '#learning/home'
import { attendanceFields } from '#learning/attendance'
import { drawsFields } from '#learning/draws'
import { participationFields } from '#learning/participation'
import { recordFields } from '#learning/record'
import { visitsFields } from '#learning/visits'
import { wantsFields } from '#learning/wants'
import { reflectionsFields } from '#learning/reflections'
import { houseFields } from './house-fields.ts'

/** P16: everything that is kept about people, room by room. The register of processing, the notice and access.md read it. */
export const fieldCatalogue: readonly FieldEntry[] = [
  ...peopleFields,
  ...familyFields,
  ...organisationFields,
  ...groupFields,
  ...messageFields,
  ...governanceFields,
  ...standingFields,
  ...recordFields,
  ...wantsFields,
  ...participationFields,
  ...visitsFields,
  ...drawsFields,
  ...attendanceFields,
  ...homeFields,
  ...reflectionsFields,
  ...houseFields,
]
