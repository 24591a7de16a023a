import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import { FormError } from './form-error'

type Wiring = { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean; required?: boolean }

type FieldProps = {
  label: ReactNode
  /** One control: Input, Textarea, Select, NumberField … It gets its id, description and invalid state from here. */
  children: ReactElement<Wiring>
  hint?: ReactNode
  error?: ReactNode
  /** Said after the label of a field that may stay empty; required fields carry no star. */
  optionalLabel?: string
  className?: string
}

/** A label, its control, a hint and an error, wired so that all of them are read together. */
export function Field({ label, children, hint, error, optionalLabel, className }: FieldProps) {
  const made = useId()
  const id = children.props.id ?? made
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={classNames('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {optionalLabel ? <span className="ms-1.5 font-normal text-ink-muted">{optionalLabel}</span> : null}
      </label>
      {cloneElement(children, {
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-muted text-sm">
          {hint}
        </p>
      ) : null}
      {error ? <FormError id={`${id}-error`}>{error}</FormError> : null}
    </div>
  )
}
