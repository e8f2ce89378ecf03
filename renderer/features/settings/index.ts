import { lazyRouteComponent } from '@tanstack/react-router'

export { isSettingsPart, settingsParts } from './settings-parts.ts'
export const SettingsScreen = lazyRouteComponent(() => import('./settings-screen.tsx'), 'SettingsScreen')
