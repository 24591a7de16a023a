import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { previewMessages } from '@/components/merchant-programme/insight/preview-messages'
import { RuleDeeds } from '@/components/merchant-programme/rule-deeds'
import { RuleEditor } from '@/components/merchant-programme/rule-editor-client'
import { RuleHistory } from '@/components/merchant-programme/rule-history'
import { beginWith, scheduleOf } from '@/components/merchant-programme/rule-presets'
import { listTriggers } from '@/lib/behaviours/queries'
import { getLintFacts } from '@/lib/earning/lint/queries'
import { listRuleVersions } from '@/lib/earning/programme/queries'
import { ruleQuerySchema } from '@/lib/earning/programme/schema'
import { staffPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { dayIn } from '@/lib/kernel/time'
import { paths } from '@/lib/paths'
import { getRefundTerms } from '@/lib/shop/queries'
import { liveTiers } from '@/lib/tiers/queries'

type RulePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RulePage({ searchParams }: RulePageProps) {
  const ctx = await staffPage('points.write', paths.merchant.programme())
  const { id, preset, ...about } = ruleQuerySchema.parse(await searchParams)
  const [t, kit, versions, facts, refunds, tiers, messages, behaviours] = await Promise.all([
    getTranslations('points-desk.programme'),
    getTranslations('merchant.kit'),
    id ? listRuleVersions(id, ctx.at, ctx.on) : [],
    getLintFacts(id ?? null, ctx.at, ctx.on),
    getRefundTerms(ctx),
    liveTiers(ctx.at),
    previewMessages(),
    listTriggers(ctx),
  ])
  const [newest] = versions
  const title = t(id ? 'change' : 'new')
  const crumbs = [{ label: t('title'), href: paths.merchant.programme() }, { label: title }]
  const where = <Breadcrumb items={crumbs} label={kit('where')} />
  return (
    <Page breadcrumb={where} title={title} actions={<RuleDeeds versions={versions} />}>
      <ClientMessages namespaces={['merchant', 'points-desk.programme', 'points', 'refusals']}>
        <RuleEditor
          ruleId={newest?.ruleId ?? null}
          definition={beginWith(preset, newest?.definition, about)}
          preset={newest || preset === 'blank' ? undefined : preset}
          schedule={scheduleOf(newest)}
          live={versions.find((one) => one.state === 'live') ?? null}
          facts={facts}
          behaviours={behaviours}
          shop={{ currency: shopCurrency(), timeZone: facts.timeZone, today: dayIn(facts.now, facts.timeZone) }}
          preview={{ messages, spending: facts.spending, refunds, tiers }}
        />
      </ClientMessages>
      {versions.length > 0 ? <RuleHistory versions={versions} /> : null}
    </Page>
  )
}
