'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { FormProvider, type Resolver, useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { publishTiersAction } from '@/lib/tiers/actions'
import { type TierTerms, threeTiers } from '@/lib/tiers/rules'
import { publishTiersSchema } from '@/lib/tiers/schema'
import { LevelRows } from './level-rows-client'
import { levelsIn, termsIn } from './levels-in'
import { TryPanel } from './try-panel-client'
import { WindowFields } from './window-fields-client'
import type { PointsUse } from './year-cost'

export type TiersInput = z.input<typeof publishTiersSchema>

type TiersFormProps = {
  terms: TierTerms
  currency: string
  shoppers: Readonly<Record<string, number>>
  use: PointsUse
  mayWrite: boolean
}

const schema = zodResolver(publishTiersSchema) as unknown as Resolver<TiersInput>
const resolver: Resolver<TiersInput> = (input, ...more) => schema({ ...input, terms: termsIn(input.terms) }, ...more)

/** States the tiers: what they go by, over how many months, and from how much one is of which. */
export function TiersForm({ terms, currency, shoppers, use, mayWrite }: TiersFormProps) {
  const t = useTranslations('tiers')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const blank = () => ({
    terms: { ...terms, levels: terms.levels.map((level) => ({ ...level })) },
    reason: '',
    requestId: newRequestId(),
  })
  const form = useForm<TiersInput>({ resolver, defaultValues: blank() })
  const { errors, isDirty, isSubmitting } = form.formState
  const isEmpty = useWatch({ control: form.control, name: 'terms.levels' }).length === 0
  const save = form.handleSubmit(async (input) => {
    if (!(await ask(publishTiersAction(input)))) return
    form.reset({ ...form.getValues(), reason: '', requestId: newRequestId() })
    toast.success(common('saved'))
    router.refresh()
  })
  return (
    <Panel title={t('levels')}>
      <FormProvider {...form}>
        <form noValidate onSubmit={save}>
          <fieldset disabled={!mayWrite} className="grid gap-5">
            <WindowFields />
            {isEmpty ? (
              <div className="grid justify-items-start gap-3 rounded-xl bg-sunken p-4">
                <p className="text-sm">{t('none')}</p>
                <Button
                  tone="outline"
                  size="sm"
                  onClick={() =>
                    form.setValue('terms.levels', levelsIn(form.getValues('terms.measure') ?? 'spend', threeTiers), {
                      shouldDirty: true,
                    })
                  }
                >
                  {t('three')}
                </Button>
              </div>
            ) : null}
            <LevelRows currency={currency} shoppers={shoppers} />
            {mayWrite ? <TryPanel use={use} /> : null}
            {mayWrite ? (
              <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
                <Input autoComplete="off" {...form.register('reason')} />
              </Field>
            ) : null}
          </fieldset>
          {refused ? (
            <FormError as="box" className="mt-5">
              {refused}
            </FormError>
          ) : null}
          {mayWrite ? (
            <Button type="submit" busy={isSubmitting} disabled={!isDirty} className="mt-5">
              {t('publish')}
            </Button>
          ) : null}
        </form>
      </FormProvider>
    </Panel>
  )
}
