// Before vitest's first test: the generated client, a running test server and a migrated template, of which test files
// make copies of their own; after the last one those go away.
import { generateClient } from './install.mjs'
import { startTestDatabase } from './test-database.mjs'

export default async function setup(project) {
  generateClient()
  const database = await startTestDatabase()
  project.provide('databaseAdminUrl', database.adminUrl)
  project.provide('databaseTemplate', database.template)
  const prefix = `test_${process.pid}_`
  project.provide('databasePrefix', prefix)
  return async () => {
    await database.dropAll(prefix)
    await database.stop()
  }
}
