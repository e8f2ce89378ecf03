import { lazyRouteComponent } from '@tanstack/react-router'

export { isSettingsPart, needOf, type SettingsPart, settingsParts } from './settings-parts.ts'
export const SettingsScreen = lazyRouteComponent(() => import('./settings-screen.tsx'), 'SettingsScreen')
