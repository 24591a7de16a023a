import { readdirSync } from 'node:fs'

/** Files below a folder whose path matches, sorted, with forward slashes. */
export function listFiles(folder: string, matching: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .filter((file) => matching.test(file))
    .sort()
}
