/**
 * `npm run bench`: every number beside its floor, from one run. `npm run bench -- serving` runs one part
 * (starts · import · serving · linkage · fair-draw · freezing · class-planner · may-use · requirements · people · roster ·
 * sign-ups · opening · door · growth · smallest).
 */
import { startMeasured } from './child.ts'
import { measureClassPlanner } from './class-planner.ts'
import { measureDoorList } from './door-list.ts'
import { measureDrawFreezing } from './draw-freezing.ts'
import { measureFairDraw } from './fair-draw.ts'
import { measureStarts } from './first-start.ts'
import { measureGrowth } from './growth.ts'
import { benchSlug, forget, loadCatalogue } from './importing.ts'
import { runLinkageBench } from './linkage.ts'
import { measureMayUse } from './may-use.ts'
import { measureOpeningMinute } from './opening-minute.ts'
import { measurePeople } from './people.ts'
import { measureRequirements } from './requirements.ts'
import { measureRoster } from './roster.ts'
import { keepResults, printTable, type Row } from './rows.ts'
import { measureServing, measureSize } from './serving.ts'
import { measureSignUps } from './sign-ups.ts'
import { measureSmallest } from './smallest.ts'

const asked = new Set(process.argv.slice(2))
const wants = (part: string): boolean => asked.size === 0 || asked.has(part)
const rows: Row[] = []
const dataset: Record<string, string | number> = {
  name: 'both files of the demonstration feed of 2020 to 2024',
  seed: 1,
}

if (wants('starts')) rows.push(...(await measureStarts()))
if (wants('import') || wants('serving') || wants('growth')) {
  const { folder, listings, rows: importing } = await loadCatalogue()
  dataset['listings'] = listings
  rows.push(...importing)
  try {
    if (wants('serving')) {
      const ours = await startMeasured(
        'app-server.ts',
        { HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'info' },
        ['--expose-gc'],
      )
      try {
        rows.push(...(await measureSize(ours, benchSlug, listings)))
        rows.push(...(await measureServing(ours, benchSlug)))
      } finally {
        await ours.stop()
      }
    }
    if (wants('growth')) rows.push(...(await measureGrowth(folder)))
  } finally {
    forget(folder)
  }
}
if (wants('linkage')) rows.push(...(await runLinkageBench()))
if (wants('fair-draw')) rows.push(...measureFairDraw())
if (wants('freezing')) rows.push(...(await measureDrawFreezing()))
if (wants('class-planner')) rows.push(...(await measureClassPlanner()))
if (wants('may-use')) rows.push(...measureMayUse())
if (wants('requirements')) rows.push(...measureRequirements())
if (wants('people')) rows.push(...(await measurePeople()))
if (wants('roster')) rows.push(...(await measureRoster()))
if (wants('sign-ups')) rows.push(...(await measureSignUps()))
if (wants('opening')) rows.push(...(await measureOpeningMinute()))
if (wants('door')) rows.push(...(await measureDoorList()))
if (wants('smallest')) rows.push(...(await measureSmallest()))

printTable(rows)
process.stdout.write(`Kept in ${keepResults(rows, dataset)}\n`)
