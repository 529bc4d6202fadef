//! The way back from workers to the loop: messages in a queue, and a pipe that wakes whoever waits
//! for the terminal at the same time.

use std::io::Read;
use std::io::Write;
use std::os::fd::AsFd;
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;

use crate::app::Message;

/// The loop's end: messages come out.
#[derive(Debug)]
pub struct Mailbox {
    messages: mpsc::Receiver<Message>,
    wake: UnixStream,
}

/// A worker's end: messages go in.
#[derive(Debug, Clone)]
pub struct Sender {
    messages: mpsc::Sender<Message>,
    wake: Arc<UnixStream>,
}

/// A mailbox with a way to send to it.
///
/// # Errors
///
/// Where the system gives no pair of sockets.
pub fn mailbox() -> std::io::Result<(Sender, Mailbox)> {
    let (ours, theirs) = UnixStream::pair()?;
    ours.set_nonblocking(true)?;
    theirs.set_nonblocking(true)?;
    let (sender, receiver) = mpsc::channel();
    Ok((
        Sender { messages: sender, wake: Arc::new(theirs) },
        Mailbox { messages: receiver, wake: ours },
    ))
}

impl Sender {
    /// Sends a message; one that nobody waits for any more is dropped.
    pub fn send(&self, message: Message) {
        if self.messages.send(message).is_ok() {
            // A full pipe wakes the loop as well as one byte more would.
            let _ = (&*self.wake).write(&[0]);
        }
    }
}

impl Mailbox {
    /// Waits until something has come, but not longer than `limit`; where that is `None`, for ever.
    pub fn wait(&self, limit: Option<Duration>) {
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let mut waited = [PollFd::new(self, PollFlags::IN)];
        // Where waiting is cut short, less has come: nobody counts on it.
        let _ = rustix::event::poll(&mut waited, limit.as_ref());
    }

    /// Everything that has come, in order, without waiting.
    #[must_use]
    pub fn drain(&self) -> Vec<Message> {
        let mut bytes = [0; 64];
        while matches!((&self.wake).read(&mut bytes), Ok(1..)) {}
        self.messages.try_iter().collect()
    }
}

impl AsFd for Mailbox {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.wake.as_fd()
    }
}
