import { testClioInN8n } from './clioInN8n.mjs';

testClioInN8n('1.123.81');
