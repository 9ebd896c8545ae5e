import { attendanceDoors } from './access/attendance.ts'
import { catalogueDoors } from './access/catalogue.ts'
import { drawsDoors } from './access/draws.ts'
import { familiesDoors } from './access/families.ts'
import { feedsDoors } from './access/feeds.ts'
import { governanceDoors } from './access/governance.ts'
import { groupsDoors } from './access/groups.ts'
import { houseDoors } from './access/house.ts'
import { messagesDoors } from './access/messages.ts'
import { organisationsDoors } from './access/organisations.ts'
import { peopleDoors } from './access/people.ts'
import { privacyDoors } from './access/privacy.ts'
import { participationDoors } from './access/participation.ts'
import { homeDoors } from './access/home.ts'
import { recordDoors } from './access/record.ts'
import { reflectionsDoors } from './access/reflections.ts'
import { visitsDoors } from './access/visits.ts'
import { wantsDoors } from './access/wants.ts'
import type { Doors } from './access/doors.ts'

const rooms: readonly Doors[] = [
  attendanceDoors,
  catalogueDoors,
  familiesDoors,
  feedsDoors,
  governanceDoors,
  groupsDoors,
  houseDoors,
  messagesDoors,
  organisationsDoors,
  peopleDoors,
  privacyDoors,
  recordDoors,
  reflectionsDoors,
  participationDoors,
  drawsDoors,
  visitsDoors,
  wantsDoors,
  homeDoors,
]

/**
 * Who may ask at which door. A route without a row here, and a row without a route, fails the build.
 * `anyone`: no account · `account`: signed in · `person`: a person of the ecosystem in the address · `office`: who runs
 * that ecosystem, by role or by the operator's session · `audit`: its auditors and stewards · `token`: a secret of the operator's machines.
 */
export const accessMatrix: Doors = Object.assign({}, ...rooms)

const rows = rooms.reduce((sum, doors) => sum + Object.keys(doors).length, 0)
if (rows !== Object.keys(accessMatrix).length) throw new Error('a door stands in the access matrix of two rooms')
