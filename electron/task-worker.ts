// Entry of the workers that do what would keep the host from answering, each a process of its own. Each work is read in
// when it is first asked for.
import { cleanPictureTask } from './platform/picture/picture-task.ts'
import { doing, serveTasks } from './platform/worker/serve-tasks.ts'

serveTasks([
  doing(cleanPictureTask, async (bytes) => (await import('./platform/picture/clean-picture.ts')).cleanPicture(bytes)),
])
