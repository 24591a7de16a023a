import type { Files } from './source'

/** Until here functions were made by migrations; those have been applied somewhere and keep their text. */
const LAST_WITH_FUNCTIONS = '20261121000600_search'
const LONGEST_FILE = 300

const named = (sql: string) => [...sql.matchAll(/^\s*CREATE\s+(OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE)\s+(\w+)/gim)]

function migrationComplaints(file: string, sql: string): string[] {
  const [, , folder = ''] = file.split('/')
  if (folder <= LAST_WITH_FUNCTIONS) return []
  return named(sql).map(([, , name]) => `${file}: makes ${name}: functions are written in prisma/functions alone`)
}

function fileComplaints(file: string, sql: string): string[] {
  const found = named(sql)
  const lines = sql.trimEnd().split('\n').length
  return [
    ...found.filter(([, replaces]) => !replaces).map(([, , name]) => `${file}: ${name} is CREATE OR REPLACE FUNCTION`),
    ...(lines > LONGEST_FILE ? [`${file}: ${lines} lines; at most ${LONGEST_FILE}`] : []),
  ]
}

/** Each SQL function is written once, in its present form, in prisma/functions. */
export function sqlComplaints(files: Files): string[] {
  const complaints: string[] = []
  const home = new Map<string, string>()
  for (const [file, sql] of Object.entries(files)) {
    if (!file.endsWith('.sql')) continue
    if (file.startsWith('prisma/migrations/')) complaints.push(...migrationComplaints(file, sql))
    if (!file.startsWith('prisma/functions/')) continue
    complaints.push(...fileComplaints(file, sql))
    for (const [, , name = ''] of named(sql)) {
      if (home.has(name)) complaints.push(`${file}: ${name} is written in ${home.get(name)} already`)
      home.set(name, file)
    }
  }
  return complaints
}
