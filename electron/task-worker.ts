// Entry of the workers that do what would keep the host from answering, each a process of its own. Each work is read in
// when it is first asked for.
import { drawPaperTask } from './features/documents/paper-task.ts'
import { readStatementTask } from './features/orders/statements/statement-task.ts'
import { cleanPictureTask } from './platform/picture/picture-task.ts'
import { addRowsTask, closeBookTask, openBookTask } from './platform/table-file/xlsx-tasks.ts'
import { doing, serveTasks } from './platform/worker/serve-tasks.ts'

const xlsxBook = () => import('./platform/table-file/xlsx-book.ts')

serveTasks([
  doing(drawPaperTask, async (paper) => (await import('./features/documents/draw-paper.ts')).drawPaper(paper)),
  doing(readStatementTask, async (file) =>
    (await import('./features/orders/statements/read-statement-file.ts')).readStatementFile(file),
  ),
  doing(cleanPictureTask, async (bytes) => (await import('./platform/picture/clean-picture.ts')).cleanPicture(bytes)),
  doing(openBookTask, async (book) => (await xlsxBook()).begin(book)),
  doing(addRowsTask, async (rows) => (await xlsxBook()).add(rows)),
  doing(closeBookTask, async () => (await xlsxBook()).close()),
])
