// Before vitest's first test: the generated client, a running test server and a migrated template. Test files read
// TEST_PG_ADMIN_URL and TEST_PG_TEMPLATE and make their own database by `create database x template y`.
import { generateClient } from './install.mjs'
import { startTestDatabase } from './test-database.mjs'

export default async function setup(project) {
  generateClient()
  const database = await startTestDatabase()
  process.env.TEST_PG_ADMIN_URL = database.adminUrl
  process.env.TEST_PG_TEMPLATE = database.template
  project.provide('databaseAdminUrl', database.adminUrl)
  project.provide('databaseTemplate', database.template)
  return database.stop
}
