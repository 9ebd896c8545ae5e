import type { FastifyReply } from 'fastify'
import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { heldClock } from '../clock.ts'
import { openKeptAnswers } from './kept-answers.ts'

const answer = (version: number, size = 100) => ({
  version,
  until: null,
  status: 200,
  headers: ['content-type', 'text/plain', 'etag', '"a"'],
  body: Buffer.alloc(size),
})

function listeningReply() {
  const written: { status?: number; length?: number; body?: Buffer | undefined } = {}
  const raw = {
    writeHead: (status: number) => {
      written.status = status
    },
    end: (body?: Buffer) => {
      written.length = body?.length ?? 0
      written.body = body
    },
  }
  const reply = { hijack: () => undefined, raw, request: { id: 'r1' } } as unknown as FastifyReply
  return { reply, written }
}

const asked = (maxBytes: number, key: string, given = answer(1)) => {
  const kept = openKeptAnswers(maxBytes, heldClock(instant(0)))
  kept.keep(key, given)
  kept.keep(key, given)
  return kept
}

test('what is asked once leaves a mark only; asked again it is kept', () => {
  const kept = openKeptAnswers(1_000_000, heldClock(instant(0)))
  for (let n = 0; n < 1000; n += 1) kept.keep(`/opportunities?near=41.${n}`, answer(1))
  expect(kept.bytes).toBe(0)
  kept.keep('/opportunities?near=41.999', answer(1))
  expect(kept.bytes).toBeGreaterThan(100)
  expect(kept.serve('/opportunities?near=41.999', 1, listeningReply().reply)).toBe(true)
})

test('what is kept is a copy: the bytes it was given may be used for another answer', () => {
  const body = Buffer.from('[1]')
  const given = { ...answer(1), body }
  const kept = asked(1_000_000, 'q', given)
  body.fill(0)
  const again = listeningReply()
  kept.serve('q', 1, again.reply)
  expect(String(again.written.body)).toBe('[1]')
})

test('an answer is served while its version is true, and never after', () => {
  const kept = asked(1_000_000, 'q', answer(7))
  const first = listeningReply()
  expect(kept.serve('q', 7, first.reply)).toBe(true)
  expect(first.written).toMatchObject({ status: 200, length: 100 })
  expect(kept.serve('q', 8, listeningReply().reply)).toBe(false)
  expect(kept.bytes).toBe(0)
})

test('who already has the answer is told so without the body', () => {
  const kept = asked(1_000_000, 'q')
  const again = listeningReply()
  expect(kept.serve('q', 1, again.reply, '"a"')).toBe(true)
  expect(again.written).toMatchObject({ status: 304, length: 0 })
})

test('memory is bounded: the longest unused answer leaves first', () => {
  const kept = openKeptAnswers(40_000, heldClock(instant(0)))
  for (let n = 0; n < 30; n += 1) {
    for (const _ of ['once', 'again']) kept.keep(`q${n}`, answer(1, 1_500))
    kept.serve('q0', 1, listeningReply().reply)
    expect(kept.bytes).toBeLessThanOrEqual(40_000)
  }
  expect(kept.serve('q0', 1, listeningReply().reply)).toBe(true)
  expect(kept.serve('q1', 1, listeningReply().reply)).toBe(false)
})

test('one huge answer is not kept', () => {
  const kept = asked(40_000, 'huge', answer(1, 30_000))
  expect(kept.serve('huge', 1, listeningReply().reply)).toBe(false)
})

test('what is true until a moment is not given after it, though its version is', () => {
  const clock = heldClock(instant(1_000))
  const kept = openKeptAnswers(1_000_000, clock)
  for (let times = 0; times < 2; times += 1) kept.keep('q', { ...answer(1), until: instant(2_000) })
  expect(kept.serve('q', 1, listeningReply().reply)).toBe(true)
  clock.hold(instant(2_000))
  expect(kept.serve('q', 1, listeningReply().reply)).toBe(false)
  expect(kept.bytes).toBe(0)
})
