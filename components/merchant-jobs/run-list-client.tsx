'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { usePolledRun } from '@/components/merchant-kit/use-polled-run-client'
import { Table, Th } from '@/components/ui/table'
import type { DeskRuns } from '@/lib/desk/runs/rules'
import { paths } from '@/lib/paths'
import { RunRow } from './run-row-client'

type Asked = { kind: string | null; state: string | null; page: number }
type Told = DeskRuns & { id: string }

/** What people set going; while some of it is under way it is asked after every two seconds. */
export function RunList({ first, asked }: { first: DeskRuns; asked: Asked }) {
  const t = useTranslations('jobs.runs')
  const address = paths.api.runs(asked)
  const [told, setTold] = useState<Told>({ ...first, id: address })
  const onTold = useCallback((fresh: Told) => setTold({ ...fresh, id: address }), [address])
  const look = useCallback(async () => {
    const answer = await fetch(address).catch(() => null)
    // our own route answers a list
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (answer?.ok) onTold((await answer.json()) as Told)
  }, [address, onTold])
  return (
    <>
      {told.open > 0 ? <Polled told={told} onTold={onTold} /> : null}
      <p role="status" className="mb-3 text-ink-muted text-sm tabular">
        {t('count', { count: told.count })} · {t('open', { count: told.open })}
      </p>
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('kind')}</Th>
            <Th>{t('by')}</Th>
            <Th>{t('when')}</Th>
            <Th>{t('state')}</Th>
            <Th align="end">{t('deeds')}</Th>
          </>
        }
      >
        {told.runs.map((run) => (
          <RunRow key={`${run.kind}${run.id}`} run={run} now={told.now} onChanged={look} />
        ))}
      </Table>
    </>
  )
}

const same = (address: string) => address

function Polled({ told, onTold }: { told: Told; onTold: (told: Told) => void }) {
  usePolledRun(told, same, onTold, 2_000)
  return null
}
