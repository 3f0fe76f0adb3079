import { testClioInN8n } from './clioInN8n.mjs';

testClioInN8n('2.8.4');
