import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@': path.resolve(import.meta.dirname),
      // Next resolves these to nothing on the side where they are welcome; outside of Next they are nothing everywhere.
      'server-only': path.resolve(import.meta.dirname, 'scripts/lib/nothing.cjs'),
      'client-only': path.resolve(import.meta.dirname, 'scripts/lib/nothing.cjs'),
    },
  },
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: [...configDefaults.exclude, 'e2e/**', '.next/**', '.data/**'],
    globalSetup: ['scripts/lib/vitest-global-setup.mjs'],
    // it imports `next/server`, which only a bundler resolves
    server: { deps: { inline: ['next-intl'] } },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
