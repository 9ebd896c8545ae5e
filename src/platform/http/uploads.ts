import multipart from '@fastify/multipart'
import type { App } from './app.ts'

/**
 * Hangs routes whose forms may bring files along. Only these: reading such forms listens to every request's end, which
 * the many that only read would pay for.
 */
export async function withUploads(app: App, maxUploadBytes: number, hang: (app: App) => void): Promise<void> {
  await app.register(async (room) => {
    await room.register(multipart, { limits: { fileSize: maxUploadBytes, files: 2, fields: 200, parts: 220 } })
    hang(room as unknown as App)
  })
}
