'use client'
import { ChosenBar, useChosen } from '@/components/merchant-kit/choosing-client'
import type { ExportName } from '@/lib/exports/kinds/rules'
import { ExportControls } from './export-controls-client'

type ExportChosenProps = { name: ExportName; filter: Readonly<Record<string, string>> }

/** What is ticked as a file: those rows, or all that match, if they are still as many. */
export function ExportChosen({ name, filter }: ExportChosenProps) {
  const chosen = useChosen()
  if (!chosen) return null
  const which: Record<string, string> = chosen.isAll ? { expect: String(chosen.count) } : { only: chosen.ids.join(',') }
  return (
    <ChosenBar>
      <ExportControls name={name} filter={{ ...filter, ...which }} />
    </ChosenBar>
  )
}
