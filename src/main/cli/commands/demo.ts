import { defineFeedJobs } from '#learning/feeds'
import { tellDemonstration } from '../../../../demo/tell.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  about: 'Tell the demonstration ecosystems, or what is missing of them.',
  usage: `{hedgerow} demo [--keep-dates]

Told again it changes nothing. --keep-dates imports the feeds' dates as written instead of moving them to now.`,
  options: { 'keep-dates': { type: 'boolean' } },
  run: async ({ options }, { open, tell }) => {
    const house = await open()
    defineFeedJobs(house)
    await house.jobs.work()
    await tellDemonstration(house, { keepDates: options['keep-dates'] === true, tell })
    tell('The demonstration is told.')
  },
}
