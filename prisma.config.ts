import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node --import tsx prisma/seed/seed.ts' },
  // Commands that need no database (generate, diff from empty) still want an address.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/none' },
})
