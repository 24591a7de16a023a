import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { EndRule } from '@/components/merchant-programme/end-rule-client'
import { RuleEditor } from '@/components/merchant-programme/rule-editor-client'
import { RuleHistory } from '@/components/merchant-programme/rule-history'
import { beginWith } from '@/components/merchant-programme/rule-presets'
import { listRuleSubjects, listRuleVersions } from '@/lib/earning/programme/queries'
import { ruleQuerySchema } from '@/lib/earning/programme/schema'
import { liveTerms } from '@/lib/earning/queries'
import { staffPage } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { findShop } from '@/lib/shop/queries'

type RulePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RulePage({ searchParams }: RulePageProps) {
  const ctx = await staffPage('points.write', paths.merchant.programme())
  const { id, preset } = ruleQuerySchema.parse(await searchParams)
  const [t, kit, versions, { earning, spending }, shop, subjects] = await Promise.all([
    getTranslations('points-desk.programme'),
    getTranslations('merchant.kit'),
    id ? listRuleVersions(id, ctx.at, ctx.on) : [],
    liveTerms(ctx.at, ctx.on),
    findShop(ctx),
    listRuleSubjects(ctx.on),
  ])
  const ruleId = versions[0]?.ruleId ?? null
  const { live, ...plain } = earning
  const others = live?.rules.filter((rule) => rule.id !== ruleId) ?? []
  const crumbs = [{ label: t('title'), href: paths.merchant.programme() }, { label: t(id ? 'change' : 'new') }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={t(id ? 'change' : 'new')}
      actions={ruleId && versions.some((one) => one.state !== 'ended') ? <EndRule ruleId={ruleId} /> : null}
    >
      <ClientMessages
        namespaces={['merchant', 'points-desk.programme', 'points.ruleWords', 'points.why.rule', 'refusals']}
      >
        <RuleEditor
          ruleId={ruleId}
          definition={beginWith(preset, versions[0]?.definition)}
          live={versions.find((one) => one.state === 'live')?.definition ?? null}
          terms={live ? { ...plain, live: { ...live, rules: others } } : plain}
          pointsPerUnit={spending.pointsPerUnit}
          shop={{
            currency: shop?.currency ?? 'CNY',
            timeZone: shop?.timeZone ?? 'Asia/Shanghai',
            today: shop?.today ?? '',
          }}
          subjects={subjects}
        />
      </ClientMessages>
      {versions.length > 0 ? <RuleHistory versions={versions} /> : null}
    </Page>
  )
}
