'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Facts } from '@/components/merchant-kit/facts'
import { Panel } from '@/components/merchant-kit/panel'
import { AwardArithmetic } from '@/components/points/award-arithmetic'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { evaluate } from '@/lib/earning/engine/rules'
import { DRAFT, withDraft } from '@/lib/earning/margin/rules'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { factsOf, programmeOf } from '@/lib/earning/rules'
import { awardOfSample, paidForGoods, type SampleOrder, sampleFacts, sampleInput } from '@/lib/earning/sample/rules'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { useRuleDesk } from '../rule-desk-client'

const SHOWN = 12

/** What a real order earns with the rule and without it, counted by the engine that awards. */
export function Example({ onOpenReason }: { onOpenReason: (kind: string) => void }) {
  const t = useTranslations('points-desk.programme.example')
  const locale = useLocale()
  const { facts, rule, shop } = useRuleDesk()
  const [number, setNumber] = useState(facts.orders[0]?.number ?? 0)
  const order = facts.orders.find((one) => one.number === number)
  const money = (amount: number) => formatMoney(amount, shop.currency, locale, { trimZeros: true })
  return (
    <Panel title={t('title')}>
      {order ? (
        <div className="grid gap-4">
          <Field label={t('order')}>
            <Select value={number} onChange={({ target }) => setNumber(Number(target.value))}>
              {facts.orders.slice(0, SHOWN).map((one) => (
                <option key={one.number} value={one.number}>
                  {t('option', {
                    number: String(one.number),
                    day: formatDate(new Date(one.placedAt), locale, 'near'),
                    paid: money(paidForGoods(one)),
                  })}
                </option>
              ))}
            </Select>
          </Field>
          <p className="text-ink-muted text-sm">
            {order.lines
              .map((line) => `${locale === 'en' ? line.titleEn : line.titleZh} × ${line.pieces}`)
              .join(t('comma'))}
          </p>
          {rule ? <Earned order={order} rule={rule} onOpenReason={onOpenReason} /> : <p>{t('incomplete')}</p>}
        </div>
      ) : (
        <p className="text-ink-muted text-sm">{t('none')}</p>
      )}
    </Panel>
  )
}

type EarnedProps = { order: SampleOrder; rule: RuleDefinition; onOpenReason: (kind: string) => void }

function Earned({ order, rule, onOpenReason }: EarnedProps) {
  const t = useTranslations('points-desk.programme.example')
  const locale = useLocale()
  const { facts } = useRuleDesk()
  const whole = withDraft(facts.terms, rule)
  const [without, withIt] = [awardOfSample(order, facts.terms), awardOfSample(order, whole)]
  const rows = evaluate(programmeOf(whole), factsOf(sampleInput(order), whole, sampleFacts(order))).rows
  const nothing = rows.find((row) => row.rule === DRAFT.id)?.nothing ?? null
  const points = (amount: number) => t('points', { points: formatPoints(amount, locale) })
  const isCondition = rule.conditions.some((one) => one.kind === nothing)
  return (
    <>
      <Facts
        facts={[
          { name: t('without'), value: points(without.points) },
          { name: t('with'), value: points(withIt.points), strong: true },
        ]}
      />
      {nothing ? (
        <p className="text-ink-muted text-sm">
          {isCondition ? (
            <button type="button" className="underline underline-offset-4" onClick={() => onOpenReason(nothing)}>
              {t(`nothing.${nothing}`)}
            </button>
          ) : (
            t(`nothing.${nothing}`)
          )}
        </p>
      ) : null}
      <Disclosure summary={t('arithmetic')} className="border-b-0">
        <AwardArithmetic explanation={withIt.explanation} />
      </Disclosure>
    </>
  )
}
