import { expect, test, vi } from 'vitest'
import { openLog } from './log.ts'

const listen = (level: string) => {
  const lines: string[] = []
  return { lines, log: openLog(level, { write: (line: string) => void lines.push(line) }) }
}

const answer = {
  reqId: '0190-1',
  method: 'GET',
  route: '/api/v1/ecosystems/:ecosystem/opportunities',
  status: 200,
  ms: 1.23,
}

test('the line of an answer is the one that the logger itself would write', () => {
  vi.useFakeTimers()
  try {
    for (const at of ['2026-06-20T10:00:00.007Z', '2026-06-20T10:00:00.070Z', '2026-06-20T10:00:01.700Z']) {
      vi.setSystemTime(new Date(at))
      const { lines, log } = listen('info')
      log.answered(answer)
      log.info(answer)
      expect(lines[0]).toBe(lines[1])
      expect(lines[0]).toContain(at)
    }
  } finally {
    vi.useRealTimers()
  }
})

test('a quiet log says nothing of answers', () => {
  const { lines, log } = listen('error')
  log.answered(answer)
  expect(lines).toEqual([])
})
