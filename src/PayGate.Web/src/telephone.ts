import './telephone/telephone';
