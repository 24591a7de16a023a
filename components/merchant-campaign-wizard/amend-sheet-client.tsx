'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { FormProvider, useForm, useFormContext } from 'react-hook-form'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import type { Definition } from '@/lib/campaigns/schema'
import { amendCampaignAction, amendLargeCampaignAction } from '@/lib/campaigns/staff/actions'
import type { CampaignDetail } from '@/lib/campaigns/staff/queries'
import { wholeDefinitionSchema } from '@/lib/campaigns/staff/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { DayField } from './day-field-client'
import { EntryFields, LimitFields } from './entry-fields-client'
import { MoneyField, WholeField, WizardField, WordFields } from './wizard-field-client'

export type AmendSheetProps = {
  campaign: Pick<CampaignDetail, 'id' | 'version' | 'definition'>
  timeZone: string
  /** whether whoever asks may agree for others */
  mayApprove: boolean
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What of a launched campaign may still get better, in the fields of the wizard. Whether it is better is judged where it is kept. */
export function AmendSheet({ campaign, timeZone, mayApprove, open, onOpenChange }: AmendSheetProps) {
  const t = useTranslations('campaigns-desk.life.amend')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { id: campaignId, version, definition } = campaign
  const form = useForm<Definition>({
    resolver: zodResolver(wholeDefinitionSchema),
    defaultValues: definition,
    mode: 'onTouched',
  })
  const amend = mayApprove ? amendLargeCampaignAction : amendCampaignAction
  const send = form.handleSubmit(async (changed) => {
    if (!(await ask(amend({ campaignId, version, definition: changed })))) return
    onOpenChange(false)
    toast.success(t('done'))
    router.refresh()
  })
  return (
    <FormProvider {...form}>
      <SheetForm
        title={t('title')}
        open={open}
        onOpenChange={onOpenChange}
        onSubmit={(event) => void send(event)}
        submitLabel={t('save')}
        busy={form.formState.isSubmitting}
        refused={refused}
      >
        <p className="text-ink-muted">{t('lead')}</p>
        <BudgetPart definition={definition} timeZone={timeZone} />
        <TermsPart kind={definition.kind} />
        <StockPart definition={definition} />
        <WordsPart />
      </SheetForm>
    </FormProvider>
  )
}

function BudgetPart({ definition, timeZone }: { definition: Definition; timeZone: string }) {
  const t = useTranslations('campaigns-desk.life.amend')
  return (
    <Part title={t('more')}>
      <DayField name="endsAt" timeZone={timeZone} />
      {definition.budget.budgetId ? (
        <WholeField name="budget.points" label={t('points')} unit={t('pointsUnit')} />
      ) : null}
      <MoneyField name="budget.minor" label={t('money')} />
    </Part>
  )
}

function TermsPart({ kind }: { kind: Definition['kind'] }) {
  const t = useTranslations('campaigns-desk.life.amend')
  return (
    <Part title={t('terms')} lead={t('termsLead')}>
      {kind === 'invite' ? null : <EntryFields kind={kind} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <LimitFields kind={kind} />
      </div>
    </Part>
  )
}

/** Pieces of what is limited; those of a deck are laid. */
function StockPart({ definition: { prizes, draw } }: { definition: Definition }) {
  const t = useTranslations('campaigns-desk.life.amend')
  const locale = useLocale()
  const limited = prizes.flatMap((prize, at) => (prize.stock === null ? [] : [{ prize, at }]))
  if (draw?.mode === 'deck' || limited.length === 0) return null
  return (
    <Part title={t('stock')}>
      <div className="grid gap-4 sm:grid-cols-2">
        {limited.map(({ prize, at }) => (
          <WholeField
            key={prize.no}
            name={`prizes.${at}.stock`}
            label={locale === 'en' ? prize.titleEn : prize.titleZh}
            unit={t('pieces')}
          />
        ))}
      </div>
    </Part>
  )
}

function WordsPart() {
  const t = useTranslations('campaigns-desk.life.amend')
  const wizard = useTranslations('campaigns-desk.wizard')
  const { register } = useFormContext<Definition>()
  return (
    <Part title={t('words')}>
      <WordFields zh="aboutZh" en="aboutEn" label={wizard('basics.about')} long />
      <WordFields zh="share.titleZh" en="share.titleEn" label={wizard('delivery.shareTitle')} />
      <WordFields zh="share.textZh" en="share.textEn" label={wizard('delivery.shareText')} />
      <WizardField name="disclosures.contact" label={wizard('delivery.contact')}>
        <Input {...register('disclosures.contact')} />
      </WizardField>
    </Part>
  )
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid gap-4 border-line border-t pt-5">
      <div>
        <h3 id={id} className="font-display font-semibold">
          {title}
        </h3>
        {lead ? <p className="text-ink-muted text-sm">{lead}</p> : null}
      </div>
      {children}
    </section>
  )
}
