'use client'
import { type AbstractIntlMessages, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { PointsRules } from '@/components/points/points-rules'
import { classNames } from '@/components/ui/class-names'
import { Segmented } from '@/components/ui/segmented'
import { withDraft } from '@/lib/earning/margin/rules'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { MessagesProvider } from '@/lib/i18n/messages-client'
import { type Locale, routing } from '@/lib/i18n/routing'
import type { SpendingTerms } from '@/lib/points/rules'
import type { RefundTerms } from '@/lib/shop/queries'
import type { TierTerms } from '@/lib/tiers/rules'
import { useRuleDesk } from '../rule-desk-client'

export type PreviewWords = {
  messages: Record<Locale, AbstractIntlMessages>
  spending: SpendingTerms
  refunds: RefundTerms
  tiers: TierTerms
}

/** The shopper's page of rules as it will be, on a phone, in either language and light. */
export function PhonePreview(words: PreviewWords) {
  const t = useTranslations('points-desk.programme.preview')
  const { rule } = useRuleDesk()
  const desk = useLocale()
  const [locale, setLocale] = useState<Locale>(desk)
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  return (
    <section aria-label={t('title')} className="grid justify-items-center gap-3">
      <h2 className="justify-self-start font-display font-semibold text-lg">{t('title')}</h2>
      <div className="flex flex-wrap justify-center gap-2">
        <Segmented
          label={t('language')}
          name="preview-language"
          value={locale}
          onValueChange={(next) => setLocale(next === 'en' ? 'en' : 'zh-CN')}
          options={routing.locales.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
        />
        <Segmented
          label={t('light')}
          name="preview-light"
          value={theme}
          onValueChange={(next) => setTheme(next === 'dark' ? 'dark' : 'light')}
          options={[
            { value: 'light', label: t('lights.light') },
            { value: 'dark', label: t('lights.dark') },
          ]}
        />
      </div>
      <div
        className={classNames(
          theme,
          'w-full max-w-[23rem] overflow-hidden rounded-[2.25rem] bg-paper p-1.5 text-ink shadow-lg ring-8 ring-ink/85 ring-inset',
        )}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too */}
        <div
          lang={locale}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="group"
          aria-label={t('screen')}
          className="m-1 h-[34rem] overflow-y-auto overscroll-contain rounded-[1.6rem] px-4 pt-6 pb-10"
        >
          {rule ? (
            <Screen rule={rule} locale={locale} words={words} />
          ) : (
            <p className="text-ink-muted">{t('incomplete')}</p>
          )}
        </div>
      </div>
    </section>
  )
}

function Screen({ rule, locale, words }: { rule: RuleDefinition; locale: Locale; words: PreviewWords }) {
  const { facts } = useRuleDesk()
  const { versionId } = facts.terms
  const terms = {
    versionId,
    effectiveFrom: new Date(facts.now),
    earning: withDraft(facts.terms, rule),
    spending: words.spending,
  }
  return (
    <MessagesProvider locale={locale} messages={words.messages[locale]}>
      <div className="text-[0.9375rem]">
        <PointsRules terms={terms} tiers={words.tiers} versions={[]} refunds={words.refunds} />
      </div>
    </MessagesProvider>
  )
}
