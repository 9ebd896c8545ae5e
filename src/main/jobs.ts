import { defineFamilyJobs, startFamilyRhythms } from '#commons/families'
import { defineRosterJobs } from '#commons/groups'
import { defineGovernanceJobs, startPassingDeadlines } from '#commons/governance'
import { defineMessageJobs, defineReportJobs, startDelivering, startRemindingOfReports } from '#commons/messages'
import { defineAgreementJobs, startPassingAgreements } from '#commons/organisations'
import { defineClearanceJobs, defineRoleJobs, startRemindingOfClearances, startRemindingOfRoles } from '#commons/people'
import { defineHostingJobs, startAskingHouses } from '#learning/catalogue'
import { defineFeedJobs, startPolling } from '#learning/feeds'
import { defineHomeJobs, startReminding } from '#learning/home'
import { defineDrawJobs, startClosingWindows } from '#learning/draws'
import { defineParticipationJobs, startPassingPlaces } from '#learning/participation'
import { defineWantsJobs, startPassingTrials } from '#learning/wants'
import { defineVisitJobs, startPassingDates } from '#learning/visits'
import type { City } from '#platform/database/city.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { defineRetentionJobs, startRetention } from './privacy/jobs/retention-daily.ts'
import { defineVerifyJobs, startVerifying } from './privacy/jobs/verify-looks.ts'
import type { Installation } from './installation.ts'

/**
 * The one list of long works; each slice defines its own.
 * @param desk gives messages their language and their way out
 */
export function defineJobs(house: Installation, desk: Desk): void {
  const { jobs, directory, database } = house
  const cities = (): City[] => directory.all().map(({ id, slug }) => database.city(id, slug, 'job'))
  // Settings count from the moment they are saved, in whichever process.
  const places = async (): Promise<CityHere[]> => {
    await directory.refresh()
    return directory.all().map((ecosystem) => ({ ecosystem, city: database.city(ecosystem.id, ecosystem.slug, 'job') }))
  }
  defineFeedJobs(house)
  defineRosterJobs(house)
  defineHostingJobs(jobs, cities)
  defineMessageJobs(jobs, places, desk)
  defineReportJobs(jobs, cities)
  defineHomeJobs(jobs, places, desk)
  defineParticipationJobs(jobs, cities)
  defineDrawJobs(jobs, cities)
  defineWantsJobs(jobs, cities)
  defineVisitJobs(jobs, cities)
  defineClearanceJobs(jobs, cities)
  defineRoleJobs(jobs, cities)
  defineGovernanceJobs(jobs, cities)
  defineAgreementJobs(jobs, places)
  defineFamilyJobs(jobs, cities, desk)
  defineRetentionJobs(house)
  defineVerifyJobs(jobs, cities)
}

/** What begins by the clock. */
export async function startRhythms(jobs: Jobs): Promise<void> {
  await startPolling(jobs)
  await startAskingHouses(jobs)
  await startDelivering(jobs)
  await startRemindingOfReports(jobs)
  await startPassingPlaces(jobs)
  await startClosingWindows(jobs)
  await startPassingTrials(jobs)
  await startReminding(jobs)
  await startPassingDates(jobs)
  await startRemindingOfClearances(jobs)
  await startRemindingOfRoles(jobs)
  await startPassingDeadlines(jobs)
  await startPassingAgreements(jobs)
  await startFamilyRhythms(jobs)
  await startRetention(jobs)
  await startVerifying(jobs)
}
