import type { FastifyReply } from 'fastify'
import { expect, test } from 'vitest'
import { openKeptAnswers } from './kept-answers.ts'

const answer = (version: number, size = 100) => ({
  version,
  status: 200,
  headers: ['content-type', 'text/plain', 'etag', '"a"'],
  body: Buffer.alloc(size),
})

function listeningReply() {
  const written: { status?: number; length?: number } = {}
  const raw = {
    writeHead: (status: number) => {
      written.status = status
    },
    end: (body?: Buffer) => {
      written.length = body?.length ?? 0
    },
  }
  const reply = { hijack: () => undefined, raw, request: { id: 'r1' } } as unknown as FastifyReply
  return { reply, written }
}

test('an answer is served while its version is true, and never after', () => {
  const kept = openKeptAnswers(1_000_000)
  kept.keep('q', answer(7))
  const first = listeningReply()
  expect(kept.serve('q', 7, first.reply)).toBe(true)
  expect(first.written).toEqual({ status: 200, length: 100 })
  expect(kept.serve('q', 8, listeningReply().reply)).toBe(false)
  expect(kept.bytes).toBe(0)
})

test('who already has the answer is told so without the body', () => {
  const kept = openKeptAnswers(1_000_000)
  kept.keep('q', answer(1))
  const again = listeningReply()
  expect(kept.serve('q', 1, again.reply, '"a"')).toBe(true)
  expect(again.written).toEqual({ status: 304, length: 0 })
})

test('memory is bounded: the longest unused answer leaves first', () => {
  const kept = openKeptAnswers(40_000)
  for (let n = 0; n < 30; n += 1) {
    kept.keep(`q${n}`, answer(1, 1_500))
    kept.serve('q0', 1, listeningReply().reply)
    expect(kept.bytes).toBeLessThanOrEqual(40_000)
  }
  expect(kept.serve('q0', 1, listeningReply().reply)).toBe(true)
  expect(kept.serve('q1', 1, listeningReply().reply)).toBe(false)
})

test('one huge answer is not kept', () => {
  const kept = openKeptAnswers(40_000)
  kept.keep('huge', answer(1, 30_000))
  expect(kept.serve('huge', 1, listeningReply().reply)).toBe(false)
})
