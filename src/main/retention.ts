import { familiesRetention } from '#commons/families'
import { messagesRetention } from '#commons/messages'
import { rosterRetention } from '#commons/groups'
import { organisationsRetention } from '#commons/organisations'
import { peopleHouseRetention, peopleRetention } from '#commons/people'
import { reportsRetention } from '#learning/catalogue'
import { homeRetention } from '#learning/home'
import { attendanceRetention } from '#learning/attendance'
import { drawsRetention } from '#learning/draws'
import { participationRetention } from '#learning/participation'
import { wantsRetention } from '#learning/wants'
import { reflectionsRetention } from '#learning/reflections'
import { visitsRetention } from '#learning/visits'
import { erasureJournalRule } from '#platform/backup/erasure-journal.ts'
import type { HouseRetentionRule, RetentionRule } from '#platform/retention/words.ts'
import type { Installation } from './installation.ts'
import { endedAgreements } from './privacy/retention/ended-agreements.ts'
import { dormantMinorsRule } from './privacy/retention/dormant-minors.ts'
import { platformRetention } from './privacy/retention/platform-rules.ts'

type House = Pick<Installation, 'database' | 'directory' | 'files' | 'clock'>

/** P17: the one list of what goes by itself, and after how long. Each rule has a sentence `privacy.rule-…`. */
export const retentionRules = (house: House): readonly RetentionRule[] => [
  dormantMinorsRule(house),
  ...peopleRetention,
  ...familiesRetention,
  ...messagesRetention,
  ...organisationsRetention(house.files),
  ...rosterRetention(house.files),
  endedAgreements,
  ...reportsRetention,
  ...participationRetention,
  ...visitsRetention,
  ...drawsRetention,
  ...reflectionsRetention(house.files),
  ...wantsRetention,
  ...attendanceRetention,
  ...homeRetention,
]

/** What is in no ecosystem: sessions, links, messages of a demonstration, jobs, the journal of erasures. */
export const houseRetentionRules = ({
  clock,
  files,
}: Pick<House, 'clock' | 'files'>): readonly HouseRetentionRule[] => [
  ...peopleHouseRetention(() => clock.now()),
  ...platformRetention(() => clock.now()),
  erasureJournalRule(files, () => clock.now()),
]
