'use client'
import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { useRuleWords } from '@/components/points/rule-words'
import { isBlocking } from '@/lib/earning/notes/rules'
import { useRuleDesk } from '../rule-desk-client'
import type { RuleInput } from '../rule-field-client'
import { type PartId, partOfPath, wrongParts } from './part-of'
import { SentencePart } from './sentence-part-client'
import { useDraftWords } from './use-draft-words-client'

type RuleSentenceProps = { open: PartId | null; onOpen: (part: PartId) => void }

/** The rule as one sentence; what can be changed of it is pressed. */
export function RuleSentence({ open, onOpen }: RuleSentenceProps) {
  const t = useTranslations('points-desk.programme.sentence')
  const { watch, formState } = useFormContext<RuleInput>()
  const { notes, facts, behaviours } = useRuleDesk()
  const said = useDraftWords()
  const words = useRuleWords()
  const definition = watch('definition')
  const wrong = wrongParts(formState.errors, definition.conditions)
  const toneOf = (id: PartId) => {
    const here = notes.filter((one) => partOfPath(one.path) === id)
    return wrong.includes(id) || here.some(isBlocking) ? 'wrong' : here.length > 0 ? 'warning' : 'plain'
  }
  const part = (id: PartId, children: ReactNode) => {
    const tone = toneOf(id)
    return (
      <SentencePart
        id={id}
        tone={tone}
        toneLabel={tone === 'plain' ? null : t(`tone.${tone}`)}
        isOpen={open === id}
        onOpen={onOpen}
      >
        {children}
      </SentencePart>
    )
  }
  const add = (id: PartId, label: string) => (
    <SentencePart id={id} tone="add" toneLabel={null} isOpen={open === id} onOpen={onOpen}>
      {label}
    </SentencePart>
  )
  const limits = said.limits(definition.limits)
  const apart = said.apart(definition, facts.budgets)
  return (
    <div className="flex flex-wrap items-center gap-x-1.5 gap-y-2 text-[1.0625rem] leading-snug">
      {part('names', words.name(definition) || t('unnamed'))}
      <span aria-hidden="true">{t('colon')}</span>
      {part('trigger', said.trigger(definition.trigger, behaviours))}
      {definition.conditions.length > 0 ? <span>{t('if')}</span> : null}
      {definition.conditions.map((one, place) => (
        <Fragment key={one.kind}>
          {place > 0 ? <span>{t('and')}</span> : null}
          {part(`if.${one.kind}`, said.condition(one))}
        </Fragment>
      ))}
      {add('if.new', t('addCondition'))}
      <span>{t('then')}</span>
      {part('then', said.reward(definition.reward))}
      {limits ? part('most', limits) : add('most', t('addLimit'))}
      <span>{t('stop')}</span>
      {part('when', said.when(watch('effectiveFrom'), watch('endsAt')))}
      <span>{t('stop')}</span>
      {part('base', said.base(definition.base))}
      {apart ? part('apart', apart) : add('apart', t('addApart'))}
      {part('order', said.order(definition))}
    </div>
  )
}
