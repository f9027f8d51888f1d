import { jobs } from '../catalog/jobs'
import { browse } from '../crud/browse'

export default browse(jobs, {
  title: (job) => job.type || `Job ${job.id}`,
  columns: ['type', 'status', 'step_number', 'total_steps', 'step_description', 'id'],
  empty: 'A job is work in the background, such as an upgrade.',
})
