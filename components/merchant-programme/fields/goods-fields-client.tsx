'use client'
import { useTranslations } from 'next-intl'
import { GoodsPicker } from '@/components/merchant-kit/goods-picker-client'
import { Checkbox } from '@/components/ui/checkbox'
import { FormError } from '@/components/ui/form-error'
import type { Subject } from '@/lib/earning/programme/queries'
import { useRuleDesk } from '../rule-desk-client'
import { useCondition, useRulePart } from '../rule-field-client'

/** If: which goods the rule speaks of; with some chosen it counts on these alone, or on the whole order. */
export function GoodsFields({ kind }: { kind: 'products' | 'collections' }) {
  const t = useTranslations('points-desk.programme.if')
  const { facts } = useRuleDesk()
  const { value, put, error } = useCondition(kind)
  const scope = useRulePart('scope')
  const all = facts.subjects[kind]
  const ids: readonly string[] = value?.ids ?? []
  const toggle = (subject: Subject, isOn: boolean) => {
    const next = isOn ? [...ids, subject.id] : ids.filter((one) => one !== subject.id)
    const goods = next.flatMap((id) => all.find((one) => one.id === id) ?? [])
    put({
      kind,
      ids: next,
      slugs: goods.map(({ slug }) => slug),
      named: goods.slice(0, 3).map(({ titleZh, titleEn }) => ({ titleZh, titleEn })),
    })
  }
  return (
    <div className="grid gap-3">
      <GoodsPicker kind={kind} all={all} ids={ids} onToggle={toggle} error={error()} />
      <Checkbox
        label={t('lines')}
        hint={t('linesHint')}
        checked={scope.value === 'lines'}
        onChange={({ target }) => scope.set(target.checked ? 'lines' : 'order')}
      />
      {scope.errorAt() ? <FormError>{scope.errorAt()}</FormError> : null}
    </div>
  )
}
