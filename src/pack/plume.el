;;; plume.el --- check drafts of posts with plume  -*- lexical-binding: t; -*-

;; Same licence as plume (MIT).  Package-Requires: ((emacs "26.1"))

;;; Commentary:

;; Flymake, which looks while one types:
;;     (require 'plume)
;;     (add-hook 'text-mode-hook #'plume-flymake-setup)
;; Or M-x plume-check, which shows findings in a compilation buffer.

;;; Code:

(require 'flymake)
(require 'compile)

(defgroup plume nil "Drafts of posts." :group 'text)

(defcustom plume-program "plume"
  "The program that is run." :type 'string)

(defcustom plume-options nil
  "More options for plume check, such as \"--network\" \"x\"."
  :type '(repeat string))

(defconst plume--line
  "^.*:\\([0-9]+\\):\\([0-9]+\\): \\(error\\|warning\\|suggestion\\): \\(.*\\)$"
  "A finding of the format line.")

(defun plume-check ()
  "Check the file of this buffer in a compilation buffer."
  (interactive)
  (compile (mapconcat #'shell-quote-argument
                      `(,plume-program "check" "--format" "line" ,@plume-options
                                       "--" ,(buffer-file-name))
                      " ")))

(defun plume--diagnostic (source)
  "The finding that was just searched for, at its place in SOURCE."
  (let* ((line (string-to-number (match-string 1)))
         (column (string-to-number (match-string 2)))
         (level (match-string 3))
         (text (match-string 4))
         (place (flymake-diag-region source line column)))
    (flymake-make-diagnostic
     source (car place) (cdr place)
     (cond ((equal level "error") :error) ((equal level "warning") :warning) (t :note))
     text)))

(defun plume--report (process source report)
  "Hand what PROCESS said of SOURCE to REPORT."
  (with-current-buffer (process-buffer process)
    (goto-char (point-min))
    (let (found)
      (while (re-search-forward plume--line nil t)
        (push (plume--diagnostic source) found))
      (if (memq (process-exit-status process) '(0 1))
          (funcall report (nreverse found))
        (funcall report :panic :explanation (buffer-string))))))

(defvar-local plume--process nil "The run that is under way.")

(defun plume-flymake (report &rest _)
  "A backend of Flymake: check this buffer, saved or not, and tell REPORT."
  (when (process-live-p plume--process)
    (kill-process plume--process))
  (let ((source (current-buffer))
        (name (or (buffer-file-name) (buffer-name))))
    (setq plume--process
          (make-process
           :name "plume" :noquery t :connection-type 'pipe
           :coding 'utf-8-unix
           :buffer (generate-new-buffer " *plume*")
           :command `(,plume-program "check" "--format" "line" ,@plume-options
                                     "--stdin-filename" ,name "-")
           :sentinel
           (lambda (process _event)
             (unless (process-live-p process)
               (when (and (buffer-live-p source)
                          (eq process (buffer-local-value 'plume--process source)))
                 (plume--report process source report))
               (kill-buffer (process-buffer process))))))
    (process-send-region plume--process (point-min) (point-max))
    (process-send-eof plume--process)))

(defun plume-flymake-setup ()
  "Let Flymake check this buffer with plume."
  (add-hook 'flymake-diagnostic-functions #'plume-flymake nil t)
  (flymake-mode 1))

(provide 'plume)

;;; plume.el ends here
