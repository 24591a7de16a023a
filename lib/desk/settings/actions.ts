'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { saveSettings } from './save-settings'
import { saveSettingsSchema } from './schema'

export const saveSettingsAction = staffAction('settings.write', saveSettingsSchema, saveSettings, {
  changesCatalogue: true,
})
