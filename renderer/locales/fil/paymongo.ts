import type { paymongo as english } from '../en/paymongo.ts'

export const paymongo = {
  title: 'Mga payment link',
  lead: 'Nagbabayad ang customer sa page ng PayMongo gamit ang wallet, bangko o card, at kusa itong lalabas sa order.',
  read: 'Hindi mabasa ang mga setting ng payment link',
  key: 'Secret key ng PayMongo',
  keyHelp:
    'Mula sa dashboard ng PayMongo: Developers, API keys. Nasa keychain lang ito ng computer at hindi na muling ipapakita.',
  keptHelp: 'May nakatabing susi na nagtatapos sa {{last4}}. Papalitan ito ng bago.',
  save: 'Itabi ang susi',
  saved: 'Naitabi ang susi',
  remove: 'Alisin ang susi…',
  removeTitle: 'Alisin ang susing nagtatapos sa {{last4}}?',
  removeText: 'Hindi na gagawa ng payment link ang desktop na ito, at hindi na magtatanong tungkol sa mga nakabukas.',
  removeAction: 'Alisin ang susi',
  removed: 'Naalis ang susi',
  test: 'Subukan ang susi',
  testHelp: 'Sinusubukan ang susing nasa patlang, o ang nakatabi. Walang magbabago sa PayMongo.',
  testLabel: 'Mga hakbang ng pagsubok sa susi',
  state: {
    none: 'Walang susi sa desktop na ito',
    noneWhy: 'Hindi makagagawa ng payment link dito. May sariling susi ang ibang desktop ng farm.',
    live: 'Live key •••• {{last4}}: totoong pera',
    test: 'Test key •••• {{last4}}: walang gagalaw na totoong pera',
    testWhy: 'Mainam sa pagsubok. Bilang bayad ito sa order, kaya live key ang gamitin sa totoong customer.',
    open_one: '{{count}} link ang nakabukas',
    open_other: '{{count}} link ang nakabukas',
    others_one: '{{count}} sa mga ito ang gawa ng ibang uri ng susi; desktop lang nito ang nagtatanong tungkol dito.',
    others_other: '{{count}} sa mga ito ang gawa ng ibang uri ng susi; desktop lang nila ang nagtatanong tungkol dito.',
  },
} satisfies typeof english
