import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'bench/**/*.test.ts', 'demo/**/*.test.ts'],
    globalSetup: ['src/platform/database/testing/test-cluster.ts'],
    // Two cores: one file's processor work beside another's waiting; more only makes both slower.
    maxWorkers: 2,
    // A limit for what hangs: on a busy machine slowness alone is no failure.
    testTimeout: 90_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
