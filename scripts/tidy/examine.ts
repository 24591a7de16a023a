import { codeComplaints } from './code-laws'
import { fileComplaints } from './file-laws'
import { importComplaints } from './import-laws'
import { messageComplaints } from './message-laws'
import { type Files, readSource } from './source'
import { sqlComplaints } from './sql-laws'

export type Examination = { readonly files: number; readonly imports: number; readonly complaints: readonly string[] }

/** Every law of the house over a set of sources. Reads nothing but its argument. */
export function examine(files: Files): Examination {
  let imports = 0
  const complaints: string[] = []
  const sources = Object.keys(files).filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file))
  for (const file of sources) {
    const source = readSource(file, files)
    imports += source.imports.filter(({ path }) => path !== undefined).length
    if (source.parsed.errors.length > 0)
      complaints.push(`${file}: cannot be parsed: ${source.parsed.errors[0]?.message}`)
    for (const check of [importComplaints, fileComplaints, codeComplaints])
      complaints.push(...check(source).map((text) => `${file}: ${text}`))
  }
  complaints.push(...messageComplaints(files), ...sqlComplaints(files))
  // A checker that went blind says that all is well; one that read nothing must not.
  if (sources.length === 0) complaints.push('no file was read')
  if (imports === 0) complaints.push('no import was resolved')
  return { files: sources.length, imports, complaints }
}
