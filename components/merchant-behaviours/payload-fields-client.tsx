'use client'
import { useTranslations } from 'next-intl'
import { Controller, useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { fieldTypes } from '@/lib/behaviours/rules'
import type { BehaviourInput } from './behaviour-form-client'

const blank = { name: '', labelZh: '', labelEn: '', type: 'text' as const, required: true, choices: [] }

/** What staff will be asked when they write one down: names, types and options, without code. */
export function PayloadFields() {
  const t = useTranslations('behaviours.desk.payload')
  const errorOf = useFieldErrors()
  const { control, formState } = useFormContext<BehaviourInput>()
  const { fields, append, remove } = useFieldArray({ control, name: 'fields' })
  const whole = formState.errors.fields?.root ?? (formState.errors.fields as { message?: string } | undefined)
  return (
    <fieldset className="grid gap-3">
      <legend className="font-medium text-sm">{t('title')}</legend>
      <p className="text-ink-muted text-sm">{t('hint')}</p>
      {fields.map(({ id }, place) => (
        <OneField key={id} place={place} onDrop={() => remove(place)} />
      ))}
      {whole?.message ? <FormError>{errorOf(whole)}</FormError> : null}
      <Button tone="outline" size="sm" className="justify-self-start" onClick={() => append(blank)}>
        {t('add')}
      </Button>
    </fieldset>
  )
}

function OneField({ place, onDrop }: { place: number; onDrop: () => void }) {
  const t = useTranslations('behaviours.desk.payload')
  const errorOf = useFieldErrors()
  const { control, register, formState, setValue } = useFormContext<BehaviourInput>()
  const type = useWatch({ control, name: `fields.${place}.type` })
  const errors = formState.errors.fields?.[place]
  return (
    <div className="grid gap-3 rounded-lg bg-sunken p-3">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('labelZh')} error={errorOf(errors?.labelZh)}>
          <Input autoComplete="off" {...register(`fields.${place}.labelZh`)} />
        </Field>
        <Field label={t('labelEn')} error={errorOf(errors?.labelEn)}>
          <Input autoComplete="off" {...register(`fields.${place}.labelEn`)} />
        </Field>
        <Field label={t('name')} error={errorOf(errors?.name)}>
          <Input autoComplete="off" autoCapitalize="off" spellCheck={false} {...register(`fields.${place}.name`)} />
        </Field>
        <Field label={t('type')}>
          <Select
            {...register(`fields.${place}.type`, {
              onChange: () => setValue(`fields.${place}.choices`, []),
            })}
          >
            {fieldTypes.map((one) => (
              <option key={one} value={one}>
                {t(`types.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {type === 'choice' ? (
        <Controller
          control={control}
          name={`fields.${place}.choices`}
          render={({ field: { value, onChange, ...field } }) => (
            <Field label={t('choices')} error={errorOf(errors?.choices)}>
              <Textarea
                rows={3}
                {...field}
                defaultValue={value.join('\n')}
                onChange={(event) =>
                  onChange(
                    event.target.value
                      .split('\n')
                      .map((one) => one.trim())
                      .filter(Boolean),
                  )
                }
              />
            </Field>
          )}
        />
      ) : null}
      <div className="flex items-center justify-between gap-3">
        <Checkbox label={t('required')} {...register(`fields.${place}.required`)} />
        <Button tone="ghost" size="sm" onClick={onDrop}>
          {t('drop')}
        </Button>
      </div>
    </div>
  )
}
