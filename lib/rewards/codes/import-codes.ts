import { hashCode, sealCode } from '@/lib/auth/sealed-code'
import type { Context } from '@/lib/gate/context'
import type { ReadCode, ReadFile } from './read-code-file'
import { CODES_A_BATCH, type CodeProblem, type CodeReport, MOST_PROBLEMS_KEPT } from './rules'
import { findKnown, finishRun, putCodes, writeProgress } from './store'

type ImportCodes = { poolId: string; runId: string; file: ReadFile; dryRun: boolean }

/**
 * The codes of a file go into their pool, each once: one that the pool has is left out and told. With a line that is no
 * code nothing goes in. Broken off, the same file goes on behind what is there.
 */
export async function importCodes(
  ctx: Pick<Context, 'on'>,
  { poolId, runId, file, dryRun }: ImportCodes,
): Promise<void> {
  let [put, known, done] = [0, 0, 0]
  const problems: CodeProblem[] = file.problems.slice(0, MOST_PROBLEMS_KEPT)
  const into = dryRun || file.bad > 0 ? null : { poolId, runId }
  try {
    for (let at = 0; at < file.codes.length; at += CODES_A_BATCH) {
      const some = file.codes.slice(at, at + CODES_A_BATCH)
      const hashes = some.map(({ code }) => hashCode(code))
      const there = await findKnown(ctx.on, poolId, hashes)
      tell(problems, some, there)
      known += there.length
      done += some.length
      const sealed = into ? some.map(({ code }) => sealCode(code)) : []
      const more = into
        ? await putCodes(ctx.on, into, sealed, hashes)
        : (await writeProgress(ctx.on, runId, done))
          ? 0
          : null
      // called off: what is in stays
      if (more === null) return
      put += more
    }
  } catch (error) {
    await finishRun(ctx.on, runId, 'refused', null)
    throw error
  }
  const report: CodeReport = {
    put: into ? put : file.codes.length - known,
    twice: file.twice,
    known,
    bad: file.bad,
    problems,
  }
  await finishRun(ctx.on, runId, file.bad > 0 ? 'refused' : dryRun ? 'checked' : 'done', report)
}

function tell(problems: CodeProblem[], some: readonly ReadCode[], there: readonly number[]): void {
  for (const place of there) {
    const line = some[place]?.line
    if (line !== undefined && problems.length < MOST_PROBLEMS_KEPT) problems.push({ line, code: 'in-pool' })
  }
}
