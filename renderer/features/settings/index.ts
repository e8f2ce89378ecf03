export { isSettingsPart, settingsParts } from './settings-parts.ts'
export { SettingsScreen } from './settings-screen.tsx'
