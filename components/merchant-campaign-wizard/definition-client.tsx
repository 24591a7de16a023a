'use client'
import { createContext, type ReactNode, use, useDeferredValue, useMemo, useState } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import { byWeight, type Finding, finding, type LintFacts } from '@/lib/campaigns/findings/rules'
import { ODDS_WHOLE, totalWeight } from '@/lib/campaigns/forecast/rules'
import { lintCampaign } from '@/lib/campaigns/lint/rules'
import { isDrawn } from '@/lib/campaigns/rules'
import { type Definition, definitionSchema } from '@/lib/campaigns/schema'
import { FindingsProvider } from './findings-client'

const Written = createContext<{ definition: Definition; facts: LintFacts } | null>(null)

/** The campaign as it was last typed whole, and what it is looked over with: sums, preview and findings are made of these. */
export function useDefinition(): { definition: Definition; facts: LintFacts } {
  const written = use(Written)
  if (!written) throw new Error('a part of the wizard stands outside of it')
  return written
}

type DefinitionProviderProps = {
  control: Control<Definition>
  first: Definition
  facts: LintFacts
  children: ReactNode
}

/** Follows the form: while a number is half typed everything stays as it was before. */
export function DefinitionProvider({ control, first, facts, children }: DefinitionProviderProps) {
  const typed = useDeferredValue(useWatch({ control }))
  const read = useMemo(() => definitionSchema.safeParse(typed), [typed])
  const [definition, setDefinition] = useState(first)
  if (read.success && read.data !== definition) setDefinition(read.data)
  const findings = useMemo(() => lintTyped(definition, facts), [definition, facts])
  const written = useMemo(() => ({ definition, facts }), [definition, facts])
  return (
    <Written value={written}>
      <FindingsProvider findings={findings}>{children}</FindingsProvider>
    </Written>
  )
}

/** What the check will say; and that what was typed as percent makes a hundred of them. */
function lintTyped(definition: Definition, facts: LintFacts): Finding[] {
  const found = lintCampaign(definition, facts)
  const isPercent = definition.draw?.mode === 'chain' && isDrawn(definition) && definition.prizes.length > 0
  const isWhole = !isPercent || totalWeight(definition) === ODDS_WHOLE
  return isWhole || found.some(({ code }) => code === 'odds-not-exact')
    ? found
    : byWeight([finding('odds-not-exact', 'prizes'), ...found])
}
